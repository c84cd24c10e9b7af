//! Icon and version of the Windows program. For other systems nothing is done.

mod icon;

use std::env;
use std::path::PathBuf;

fn main() {
    // Nothing else changes what is made, so that nothing else builds the program anew.
    tell("rerun-if-changed=build");
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        // A machine without the tool that packs them builds the same program, without a picture.
        if let Err(error) = resources() {
            tell(&format!("warning=no icon and no version in the program: {error}"));
        }
    }
}

/// Links the icon, and what Explorer shows of a program under its properties.
#[expect(clippy::disallowed_methods, reason = "into a folder of the build, not of a user")]
fn resources() -> std::io::Result<()> {
    let folder = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    let icon = folder.join("hongtou.ico");
    std::fs::write(&icon, icon::icon())?;
    winresource::WindowsResource::new()
        .set_icon(&icon.display().to_string())
        .set("ProductName", "红头 hongtou")
        .set("FileDescription", "红头 hongtou：年度通知、填报表、季度汇总")
        .set("OriginalFilename", "hongtou.exe")
        .set("LegalCopyright", "MIT OR Apache-2.0")
        .set_language(0x0804)
        .compile()
}

#[expect(clippy::print_stdout, reason = "so a build script speaks to cargo")]
fn tell(words: &str) {
    println!("cargo:{words}");
}
