//! A request -> its answer: what it must show, its route, its body, what is done.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use http_body_util::Full;
use hyper::body::{Body, Bytes};
use hyper::http::request::Parts;
use hyper::{Request, Response, header};

use super::body::{self, Fields, LARGEST_FORM};
use super::desk::Desk;
use super::drop::{self, Dropped};
use super::gate::Refusal;
use super::keys::is_same;
use super::pages::{refused, returns, start};
use super::reply::{Kind, Reply};
use super::routes::{self, Act};

/// Where a second start of the program asks for an address.
pub(super) const AGAIN: &str = "/again";
/// What stands before the token in an address.
pub(super) const TOKEN: &str = "t";
/// The field of a form by which it is known to be one of this run.
pub(super) const FORM: &str = "form";

/// The answer to a request, whatever it is.
pub(super) async fn answer<B>(desk: &Arc<Desk>, request: Request<B>) -> Response<Full<Bytes>>
where
    B: Body<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let (head, body) = request.into_parts();
    let reply = match checked(desk, &head, body).await {
        Ok(reply) => reply,
        // What is left of a body that is not read is not another request.
        Err(refusal) => refused::page(refusal).with(header::CONNECTION, "close".to_owned()),
    };
    reply.response()
}

async fn checked<B>(desk: &Arc<Desk>, head: &Parts, body: B) -> Result<Reply, Refusal>
where
    B: Body<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    desk.gate.is_for_us(head)?;
    if head.uri.path() == AGAIN {
        desk.gate.is_own_program(head, &desk.keys)?;
        return entry(desk);
    }
    let asked = Fields::of(head.uri.query().unwrap_or_default());
    let route = routes::of(&head.method, head.uri.path());
    let enters =
        matches!(route.as_ref().map(|route| &route.act), Ok(Act::Show(_) | Act::OfYear(_)));
    if enters && !asked.get(TOKEN).is_empty() {
        return let_in(desk, &asked);
    }
    desk.gate.was_let_in(head, &desk.keys)?;
    desk.was_asked();
    let act = route?.act;
    // What a request is about must not be another year when its turn comes.
    let _in_year = match act {
        Act::Enter(_) | Act::Begin => None,
        Act::Show(_) | Act::OfYear(_) | Act::Do(..) | Act::Receive => Some(desk.in_year().await),
    };
    match act {
        Act::OfYear(_) if !desk.has_year() => Ok(Reply::go_on("/start")),
        Act::Show(show) | Act::OfYear(show) => done(desk, move |desk| show(desk, &asked)).await,
        Act::Do(act, most) => {
            desk.gate.may_change(head)?;
            let fields = body::form(&head.headers, body, most).await?;
            is_of_this_run(desk, &fields)?;
            done(desk, move |desk| act(desk, &fields)).await
        }
        Act::Enter(act) => {
            desk.gate.may_change(head)?;
            let fields = body::form(&head.headers, body, LARGEST_FORM).await?;
            let _alone = desk.between_years().await.ok_or(Refusal::Busy)?;
            is_of_this_run(desk, &fields)?;
            done(desk, move |desk| act(desk, &fields)).await
        }
        Act::Receive => {
            desk.gate.may_change(head)?;
            let (fields, dropped) = match received(desk, head, body).await {
                Ok(received) => received,
                Err(refusal) => return Ok(refused::midway(refusal)),
            };
            done(desk, move |desk| returns::received(desk, &fields, &dropped)).await
        }
        Act::Begin => {
            desk.gate.may_change(head)?;
            // What a year is begun from is read, and not kept.
            let tray = tempfile::tempdir().map_err(|_| Refusal::NotKept)?;
            let folder =
                |fields: &Fields| is_of_this_run(desk, fields).map(|()| tray.path().to_path_buf());
            let (fields, dropped) = drop::receive(&head.headers, body, folder).await?;
            let _alone = desk.between_years().await.ok_or(Refusal::Busy)?;
            is_of_this_run(desk, &fields)?;
            done(desk, move |desk| start::begin(desk, &fields, &dropped, tray.path())).await
        }
    }
}

/// The files of a form of ours, kept among what came back for the period that it names.
async fn received<B>(
    desk: &Arc<Desk>,
    head: &Parts,
    body: B,
) -> Result<(Fields, Vec<Dropped>), Refusal>
where
    B: Body<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let folder = |fields: &Fields| -> Result<PathBuf, Refusal> {
        is_of_this_run(desk, fields)?;
        std::path::absolute(returns::folder(desk, fields)?).map_err(|_| Refusal::NotKept)
    };
    drop::receive(&head.headers, body, folder).await
}

/// What takes long is done beside: others are answered meanwhile.
async fn done(
    desk: &Arc<Desk>,
    work: impl FnOnce(&Desk) -> Reply + Send + 'static,
) -> Result<Reply, Refusal> {
    let desk = Arc::clone(desk);
    let done = tokio::task::spawn_blocking(move || work(&desk)).await;
    Ok(done.unwrap_or_else(|_| refused::broken()))
}

fn is_of_this_run(desk: &Desk, fields: &Fields) -> Result<(), Refusal> {
    let is_ours = is_same(&desk.form(), fields.get(FORM));
    if is_ours { Ok(()) } else { Err(Refusal::OldForm) }
}

/// The token of a new address, for a second start of the program.
fn entry(desk: &Desk) -> Result<Reply, Refusal> {
    let token = desk.keys.entry(Instant::now()).map_err(|_| Refusal::NotKept)?;
    Ok(Reply::of(Kind::Text, token))
}

/// The cookie in exchange for a token, which then stands in no address any more.
fn let_in(desk: &Desk, asked: &Fields) -> Result<Reply, Refusal> {
    if !desk.keys.enters(asked.get(TOKEN), Instant::now()) {
        return Err(Refusal::UsedUp);
    }
    desk.was_asked();
    Ok(Reply::go_on("/").with(header::SET_COOKIE, desk.gate.cookie(&desk.keys)))
}
