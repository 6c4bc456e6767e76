//! What S²LOW answers: `OK` and lines, `KO` and a reason, JSON.

use crate::tree::short;
use crate::{CarrierProblem, Progress, Transaction, read};
use reqwest::RequestBuilder;
use serde_json::Value;

const ANSWER_BYTES_MAX: usize = 160 * 1024 * 1024;

pub async fn answer(request: RequestBuilder) -> Result<Vec<u8>, CarrierProblem> {
    let unreachable = |_| CarrierProblem::Unreachable;
    let mut response = request.send().await.map_err(unreachable)?;
    match response.status().as_u16() {
        200..=299 => {}
        status @ (408 | 425 | 429 | 500..) => return Err(CarrierProblem::Busy { status }),
        status => return Err(CarrierProblem::Status { status }),
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > ANSWER_BYTES_MAX {
            return Err(CarrierProblem::TooLarge { max: ANSWER_BYTES_MAX });
        }
    }
    Ok(bytes)
}

fn decoded(answered: &[u8]) -> String {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(answered).0.into_owned()
}

pub fn strange(what: &str, answered: &[u8]) -> CarrierProblem {
    let start = &answered[..answered.len().min(60)];
    CarrierProblem::Strange { what: format!("{what}: {}", short(&decoded(start))) }
}

/// `KO`, then why: in French, on one or several lines.
pub fn refused(answered: &[u8]) -> Result<(), CarrierProblem> {
    let Some(reason) = answered.strip_prefix(b"KO") else { return Ok(()) };
    let reason = decoded(&reason[..reason.len().min(2_000)]);
    let reason = reason.trim_start_matches([' ', ':']).trim();
    Err(CarrierProblem::Refused { reason: reason.chars().take(500).collect() })
}

/// What follows `OK`.
pub fn lines(answered: &[u8]) -> Result<Vec<String>, CarrierProblem> {
    refused(answered)?;
    let text = decoded(answered);
    let mut lines = text.lines().map(|line| line.trim().to_owned());
    match lines.next().as_deref() {
        Some("OK") => Ok(lines.collect()),
        _ => Err(strange("neither OK nor KO", answered)),
    }
}

pub fn transaction(answered: &[u8]) -> Result<Transaction, CarrierProblem> {
    let lines = lines(answered)?;
    let number = lines.first().and_then(|line| line.parse().ok());
    number.map(Transaction).ok_or_else(|| strange("no transaction", answered))
}

/// `OK`, the status, then the file of the State as it came: its own encoding.
pub fn progress(answered: &[u8]) -> Result<Progress, CarrierProblem> {
    refused(answered)?;
    let mut parts = answered.splitn(3, |byte| *byte == b'\n');
    let is_ok = parts.next().is_some_and(|line| line.trim_ascii() == b"OK");
    let status = parts.next().and_then(|line| decoded(line).trim().parse::<i32>().ok());
    let (Some(status), true) = (status, is_ok) else {
        return Err(strange("no status", answered));
    };
    let rest = parts.next().unwrap_or_default().trim_ascii();
    Ok(match status {
        -1 => {
            let reason = decoded(&rest[..rest.len().min(2_000)]);
            Progress::Refused { reason: reason.trim().chars().take(500).collect() }
        }
        0 => Progress::Cancelled,
        1 | 2 => Progress::Taken,
        3 => Progress::Sent,
        4 => Progress::Answered { message: Box::new(read(rest)?), file: rest.to_vec() },
        17 | 18 => Progress::ToConfirm,
        status => Progress::Closed { status },
    })
}

/// Numbers are texts, or numbers.
pub fn number(item: &Value, key: &str) -> Option<u64> {
    match item.get(key)? {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

pub fn text(item: &Value, key: &str) -> Option<String> {
    item.get(key)?.as_str().map(str::to_owned)
}
