"use strict";
// Without it everything works by forms and links; it adds dropping, progress, and a word where the folder has changed.
(() => {
  const changed = document.getElementById("changed");
  const poll = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch("/state", { cache: "no-store" });
      if (answer.ok) changed.hidden = (await answer.text()) === document.body.dataset.state;
    } catch {
      // The program has ended; what is shown stays.
    }
  };
  setInterval(poll, 3000);

  // What takes long is told, and can be stopped.
  const work = document.getElementById("work");
  let told = 0;
  // The address that was asked: it is the work that is stopped.
  let asked = "";
  const tell = async () => {
    try {
      const answer = await fetch("/work", { cache: "no-store" });
      const [done, of] = (await answer.text()).split(" ");
      work.firstElementChild.textContent = of ? `正在做：${of} 个里的第 ${done} 个` : "正在做……";
      if (told) work.hidden = false;
    } catch {
      // What is told next is the answer itself.
    }
  };
  const begin = (of) => {
    asked = new URL(of, location.href).pathname;
    clearInterval(told);
    told = setInterval(tell, 700);
  };
  const over = () => {
    clearInterval(told);
    told = 0;
    work.hidden = true;
  };
  work.lastElementChild.addEventListener("click", () => {
    work.firstElementChild.textContent = "正在停下……";
    fetch("/work/stop", { method: "POST", body: new URLSearchParams({ form: work.dataset.form, of: asked }) });
  });
  // Of forms that are sent one by one, what is typed in the others goes with the page.
  const isTyped = (field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.options) return [...field.options].some((one) => one.selected !== one.defaultSelected);
    return field.value !== field.defaultValue;
  };
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-alone]")) return;
    const others = [...document.querySelectorAll("form[data-alone]")].filter((form) => form !== event.target);
    const isLost = others.some((form) => [...form.elements].some((field) => field.name && isTyped(field)));
    const words = "别的几处也改过，还没有按那里的按钮：现在只写这一处，那几处改的会丢。仍然只写这一处吗？";
    if (isLost && !confirm(words)) event.preventDefault();
  });
  document.addEventListener("submit", (event) => event.defaultPrevented || begin(event.submitter?.formAction || event.target.action));
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='/']:not([href^='/file'], [target])");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) begin(link.href);
  });
  // Shown again by the button that leads back.
  addEventListener("pageshow", () => {
    over();
    for (const button of document.querySelectorAll("form[data-once] button")) button.disabled = false;
  });
  // What only a script can do is shown where there is one.
  for (const tools of document.querySelectorAll(".tools")) tools.hidden = false;
  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(text);
      return document.execCommand("copy");
    }
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.tick !== undefined) {
      for (const box of button.form.querySelectorAll("input[name=letter]")) box.checked = button.dataset.tick === "1";
    } else if (button?.dataset.copy) {
      const done = await copied(button.closest("details").querySelector(".text"));
      button.nextElementSibling.textContent = done ? "已复制。" : "没有复制成：已经选中，请按 Ctrl+C。";
    }
  });
  // Twice pressed is once sent: the program sees to it, and the button says so.
  document.addEventListener("submit", (event) => {
    if (!event.target.dataset.once) return;
    // Once the form is on its way, and not before: the button that was pressed belongs to it.
    setTimeout(() => { for (const button of event.target.querySelectorAll("button")) button.disabled = true; });
  });

  // The page's main part is another after each answer.
  const form = () => document.getElementById("drop");
  const say = (words) => { document.getElementById("progress").textContent = words; };

  // What is dropped may be folders: their files keep their way.
  const files = async (entry, way) => {
    if (entry.isFile) {
      const file = await new Promise((done, failed) => entry.file(done, failed));
      return [[file, way + file.name]];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) return found;
      for (const one of some) found.push(...(await files(one, way + entry.name + "/")));
    }
  };

  const show = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    document.getElementById("main").replaceWith(page.getElementById("main"));
    if (page.body.dataset.state) document.body.dataset.state = page.body.dataset.state;
    changed.hidden = true;
    document.getElementById("answers")?.scrollIntoView();
  };

  const send = (found) => {
    const data = new FormData();
    for (const name of ["form", "period"]) data.append(name, form().elements[name].value);
    for (const [file, way] of found) data.append("files", file, way);
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => {
      say(event.loaded < event.total
        ? `正在收 ${found.length} 个文件：${Math.floor((event.loaded * 100) / event.total)}%`
        : `正在看 ${found.length} 个文件……`);
    };
    begin(form().action);
    request.onload = () => {
      over();
      show(request.responseText);
    };
    request.onerror = () => {
      over();
      say("没有收成：程序已经关了，或者断开了。请再双击 hongtou。");
    };
    request.open("POST", form().action);
    request.send(data);
  };

  if (!form()) return;
  document.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    const chosen = [...form().elements.files.files].map((file) => [file, file.name]);
    if (chosen.length) return send(chosen);
    over();
    say("还没有选文件。");
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    form()?.classList.add("over");
  });
  document.addEventListener("dragleave", () => form()?.classList.remove("over"));
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    form()?.classList.remove("over");
    // What is no entry of a disk (a picture out of another program) is a file all the same.
    const plain = [...event.dataTransfer.files].map((file) => [file, file.name]);
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    const found = [];
    for (const entry of entries) found.push(...(await files(entry, "")));
    if (!entries.length) found.push(...plain);
    if (found.length && form()) send(found);
  });
})();
