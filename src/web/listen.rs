//! The program is asked: connections, one task each, on one thread; what takes long is done beside.

use std::convert::Infallible;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::select;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

use super::answer::answer;
use super::desk::Desk;

/// Ports that are tried first, so that a page can be found again; then any.
const PORTS: std::ops::RangeInclusive<u16> = 8787..=8791;
/// The head of a request comes within this time.
const HEAD: Duration = Duration::from_secs(10);
/// Bytes of the head of a request.
const LARGEST_HEAD: usize = 32 << 10;
/// So many browsers' connections are open at a time; the next ones wait.
const CONNECTIONS: usize = 64;
/// The last answers may take so long.
const TOLD: Duration = Duration::from_secs(1);
/// What is being done may come to its end before the program does.
const LAST: Duration = Duration::from_secs(5);

/// Listens where nobody else can ask: on this computer alone.
///
/// # Errors
/// Where the system gives no port.
pub(super) fn bind() -> std::io::Result<TcpListener> {
    let on = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    PORTS.map(on).find_map(Result::ok).map_or_else(|| on(0), Ok)
}

/// Answers until the page is closed, or nobody has asked for long.
///
/// # Errors
/// Where the system lets nobody be answered.
pub(super) fn serve(listener: TcpListener, desk: &Arc<Desk>) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let answered = runtime.block_on(answered(listener, desk));
    runtime.shutdown_timeout(LAST);
    answered
}

async fn answered(listener: TcpListener, desk: &Arc<Desk>) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let closed = select(Box::pin(desk.ended.notified()), Box::pin(silence(desk)));
    select(Box::pin(connections(&listener, &room, desk)), closed).await;
    // Whoever closed it is still to be told so; a browser that only keeps a connection open is not waited for.
    let all = u32::try_from(CONNECTIONS).unwrap_or(u32::MAX);
    let _told = tokio::time::timeout(TOLD, room.acquire_many(all)).await;
    Ok(())
}

/// Takes one connection after the other, as long as there is room.
async fn connections(listener: &tokio::net::TcpListener, room: &Arc<Semaphore>, desk: &Arc<Desk>) {
    loop {
        let Ok(room) = Arc::clone(room).acquire_owned().await else { return };
        // One that is broken off at once is nobody's.
        let Ok((stream, _)) = listener.accept().await else { continue };
        let desk = Arc::clone(desk);
        tokio::spawn(async move {
            connection(stream, &desk).await;
            drop(room);
        });
    }
}

/// Until nobody has asked for long.
async fn silence(desk: &Desk) {
    loop {
        match desk.waits() {
            Duration::ZERO => return,
            left => tokio::time::sleep(left).await,
        }
    }
}

async fn connection(stream: TcpStream, desk: &Arc<Desk>) {
    let service = service_fn(|request| async { Ok::<_, Infallible>(answer(desk, request).await) });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(LARGEST_HEAD);
    // That it was broken off is the browser's choice.
    let _ended = http.serve_connection(TokioIo::new(stream), service).await;
}
