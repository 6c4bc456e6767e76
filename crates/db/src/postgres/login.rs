//! Logging in: trust, a password in clear or as MD5, SCRAM, and SCRAM bound to the TLS line.

use super::{
    address::Address,
    connection::Connection,
    failure::{Failure, Result},
};
use fallible_iterator::FallibleIterator;
use postgres_protocol::{
    authentication::{
        md5_hash,
        sasl::{ChannelBinding, SCRAM_SHA_256, SCRAM_SHA_256_PLUS, ScramSha256},
    },
    message::{
        backend::{AuthenticationSaslBody, Message},
        frontend,
    },
};

pub fn log_in(on: &mut Connection, address: &Address) -> Result<()> {
    let password =
        || address.password.as_deref().ok_or_else(|| Failure::misuse("no password is given"));
    let mut is_bound = false;
    loop {
        match on.receive()? {
            Message::AuthenticationOk if address.is_binding_required && !is_bound => {
                return Err(Failure::misuse("the server does not bind the password to the line"));
            }
            Message::AuthenticationOk => return Ok(()),
            Message::AuthenticationCleartextPassword => {
                refuse_if_bound(address)?;
                frontend::password_message(password()?.as_bytes(), &mut on.outgoing)?;
                on.send()?;
            }
            Message::AuthenticationMd5Password(body) => {
                refuse_if_bound(address)?;
                let (user, password) = (address.user.as_bytes(), password()?.as_bytes());
                let hash = md5_hash(user, password, body.salt());
                frontend::password_message(hash.as_bytes(), &mut on.outgoing)?;
                on.send()?;
            }
            Message::AuthenticationSasl(body) => {
                is_bound = scram(on, &body, password()?, address)?;
            }
            Message::ErrorResponse(body) => return Err(Failure::refused(&body)),
            _ => return Err(Failure::misuse("this way of logging in is unknown")),
        }
    }
}

/// Whoever sits in between asks for a password that proves nothing: it must not leave at all.
fn refuse_if_bound(address: &Address) -> Result<()> {
    if address.is_binding_required {
        return Err(Failure::misuse("the server does not bind the password to the line"));
    }
    Ok(())
}

/// Proves the password without sending it; true when the proof holds for this TLS line alone.
fn scram(
    on: &mut Connection,
    body: &AuthenticationSaslBody,
    password: &str,
    address: &Address,
) -> Result<bool> {
    let offers: Vec<&str> = body.mechanisms().collect()?;
    let is_offered = offers.contains(&SCRAM_SHA_256_PLUS);
    let (mechanism, binding, is_bound) = match on.stream.certificate_print() {
        Some(print) if is_offered => {
            (SCRAM_SHA_256_PLUS, ChannelBinding::tls_server_end_point(print), true)
        }
        // "We could, you say you cannot": a server that can will know that somebody lied.
        Some(_) => (SCRAM_SHA_256, ChannelBinding::unrequested(), false),
        None => (SCRAM_SHA_256, ChannelBinding::unsupported(), false),
    };
    if !is_bound {
        refuse_if_bound(address)?;
    }
    if !offers.contains(&mechanism) {
        return Err(Failure::misuse("the server does not offer SCRAM-SHA-256"));
    }
    let mut scram = ScramSha256::new(password.as_bytes(), binding);
    frontend::sasl_initial_response(mechanism, scram.message(), &mut on.outgoing)?;
    on.send()?;
    match on.receive()? {
        Message::AuthenticationSaslContinue(body) => scram.update(body.data())?,
        Message::ErrorResponse(body) => return Err(Failure::refused(&body)),
        _ => return Err(Failure::misuse("an answer out of order")),
    }
    frontend::sasl_response(scram.message(), &mut on.outgoing)?;
    on.send()?;
    match on.receive()? {
        Message::AuthenticationSaslFinal(body) => scram.finish(body.data())?,
        Message::ErrorResponse(body) => return Err(Failure::refused(&body)),
        _ => return Err(Failure::misuse("an answer out of order")),
    }
    Ok(is_bound)
}
