//! Files by their content: in a folder, in memory, and in the bucket named by `PREAU_TEST_S3`
//! (`tools/s3-counterpart`, which `./check` starts).

use base::{Clock, Instant, Random};
use bytes::Bytes;
use db::{
    Error,
    blob::{Blobs, Config, Hash, Refusal, Stored},
};
use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use proptest::prelude::*;
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};
use tempfile::TempDir;

struct Place {
    blobs: Blobs,
    _folder: Option<TempDir>,
}

/// Every kind of place, empty.
fn places() -> Vec<Place> {
    let folder = TempDir::new().expect("a temporary folder");
    let config = Config::Folder(folder.path().join("files"));
    let local = Blobs::open(&config, Random::seeded(1)).expect("the folder opens");
    let mut places = vec![
        Place { blobs: local, _folder: Some(folder) },
        Place { blobs: Blobs::in_memory(Random::seeded(1)), _folder: None },
    ];
    if let Some(address) = variable("PREAU_TEST_S3") {
        let prefix = format!("s3://preau/{}", Random::system().token());
        let config = Config::parse(&format!("{prefix}?endpoint={address}"), "key", "secret");
        let bucket = Blobs::open(&config.expect("an address"), Random::system());
        places.push(Place { blobs: bucket.expect("the bucket opens"), _folder: None });
    }
    places
}

#[expect(clippy::disallowed_methods, reason = "tests are configured by their command")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Bytes that are not all alike, in pieces as a browser sends them.
fn pieces(len: usize, piece: usize) -> impl Stream<Item = Result<Bytes, &'static str>> + Send {
    stream::iter(bytes(len).chunks(piece).map(Bytes::copy_from_slice).map(Ok).collect::<Vec<_>>())
}

fn bytes(len: usize) -> Vec<u8> {
    (0..len).map(|at| u8::try_from((at * 31 + at / 997) % 251).unwrap_or_default()).collect()
}

async fn whole(blobs: &Blobs, hash: Hash) -> Vec<u8> {
    let content = blobs.get(hash, None).await.expect("it is there");
    content.stream.try_fold(Vec::new(), append).await.expect("it is read")
}

async fn append(mut all: Vec<u8>, piece: Bytes) -> db::Result<Vec<u8>> {
    all.extend_from_slice(&piece);
    Ok(all)
}

const MANY: u64 = 1 << 30;
const MIB: usize = 1 << 20;

#[tokio::test]
async fn a_file_is_found_by_its_content_whatever_its_length() {
    for Place { blobs, .. } in &places() {
        for len in [0, 1, 256 * 1024, 256 * 1024 + 1, 5 * MIB, 11 * MIB + 7] {
            let stored = blobs.put(pieces(len, 60_000), MANY).await.expect("stored");
            let expected = Stored { hash: Hash::of(&bytes(len)), len: len as u64 };
            assert_eq!(stored, expected);
            assert_eq!(blobs.len(stored.hash).await.expect("its length"), len as u64);
            assert!(whole(blobs, stored.hash).await == bytes(len), "{len} bytes came back other");
        }
        let all: Vec<_> = blobs.all().try_collect().await.expect("listed");
        assert_eq!(all.len(), 6);
    }
}

#[tokio::test]
async fn the_same_file_is_kept_once_and_is_gone_when_deleted() {
    for Place { blobs, .. } in &places() {
        let first = blobs.put(pieces(700_000, 9), MANY).await.expect("stored");
        let second = blobs.put(pieces(700_000, 65_536), MANY).await.expect("stored again");
        assert_eq!(first, second);
        let all: Vec<_> = blobs.all().try_collect().await.expect("listed");
        assert_eq!(all.len(), 1);
        for _ in 0..2 {
            blobs.delete(first.hash).await.expect("deleted, or gone already");
        }
        assert!(matches!(blobs.len(first.hash).await, Err(Error::Missing)));
        assert!(matches!(blobs.get(first.hash, None).await, Err(Error::Missing)));
        assert!(matches!(blobs.get(first.hash, Some(0..1)).await, Err(Error::Missing)));
    }
}

#[tokio::test]
async fn a_range_is_what_a_player_asks_for() {
    for Place { blobs, .. } in &places() {
        let stored = blobs.put(pieces(500_000, 50_000), MANY).await.expect("stored");
        for range in [0..1, 499_999..500_000, 100_000..400_000, 499_000..900_000] {
            let content = blobs.get(stored.hash, Some(range.clone())).await.expect("a range");
            let end = range.end.min(500_000);
            assert_eq!((content.len, content.range.clone()), (500_000, range.start..end));
            let read = content.stream.try_fold(Vec::new(), append).await.expect("read");
            let expected =
                usize::try_from(range.start).expect("small")..usize::try_from(end).expect("small");
            assert!(read == bytes(500_000)[expected]);
        }
        let beyond = blobs.get(stored.hash, Some(500_000..500_001)).await.map(drop);
        let reason = beyond.expect_err("nothing is there");
        assert_eq!(reason.reason(), Some(&Refusal::OutOfRange { len: 500_000 }));
    }
}

#[tokio::test]
async fn what_is_too_long_or_interrupted_leaves_nothing() {
    for Place { blobs, .. } in &places() {
        for len in [1_001, 6 * MIB] {
            let len_max = len as u64 - 1;
            let refused = blobs.put(pieces(len, 100_000), len_max).await.expect_err("too long");
            assert_eq!(refused.reason(), Some(&Refusal::TooLong { len_max }));
            let cut = pieces(len, 100_000).chain(stream::once(async { Err("the line was cut") }));
            let refused = blobs.put(cut, MANY).await.expect_err("interrupted");
            assert_eq!(refused.reason(), Some(&Refusal::Interrupted));
        }
        let all: Vec<_> = blobs.all().try_collect().await.expect("listed");
        assert_eq!(all, []);
        let later = Clock::system().now().plus_days(1);
        assert_eq!(blobs.sweep_incoming(later).await.expect("swept"), 0);
    }
}

#[tokio::test]
async fn a_sweep_spares_what_was_put_again() {
    for Place { blobs, .. } in &places() {
        let kept = blobs.put(pieces(10, 10), MANY).await.expect("stored");
        let now = Clock::system().now();
        let before = now.plus_days(-1);
        let old: Vec<_> = blobs.old(before).try_collect().await.expect("listed");
        assert_eq!(old, []);
        assert!(!blobs.delete_if_old(kept.hash, before).await.expect("asked"));
        assert!(blobs.delete_if_old(kept.hash, now.plus_days(1)).await.expect("asked"));
        assert!(!blobs.delete_if_old(kept.hash, now.plus_days(1)).await.expect("gone already"));
    }
}

const KILLED_FOLDER: &str = "PREAU_TEST_KILLED_FOLDER";

/// Killed in the middle of an upload, as the machine may be.
#[tokio::test]
async fn a_kill_in_the_middle_leaves_no_half_blob() {
    let folder = TempDir::new().expect("a temporary folder");
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "blobs::upload_for_ever", "--ignored", "--nocapture"])
        .env(KILLED_FOLDER, folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child");
    let output = BufReader::new(child.stdout.take().expect("its output"));
    let is_uploading = output.lines().map_while(Result::ok).any(|line| line.ends_with("uploading"));
    child.kill().expect("killed");
    child.wait().expect("dead");
    assert!(is_uploading, "the child has begun");

    let config = Config::Folder(folder.path().to_owned());
    let blobs = Blobs::open(&config, Random::seeded(2)).expect("the folder opens");
    let all: Vec<_> = blobs.all().try_collect().await.expect("listed");
    assert_eq!(all.len(), 1, "the whole one alone is visible");
    assert_eq!(whole(&blobs, all[0].hash).await, bytes(1000));
    assert_eq!(blobs.sweep_incoming(Instant::default()).await.expect("swept"), 0);
    let later = Clock::system().now().plus_days(1);
    assert_eq!(blobs.sweep_incoming(later).await.expect("swept"), 1);
}

#[tokio::test]
#[ignore = "the child of the test above"]
async fn upload_for_ever() {
    let folder = variable(KILLED_FOLDER).expect("the folder");
    let config = Config::Folder(folder.into());
    let blobs = Blobs::open(&config, Random::seeded(1)).expect("the folder opens");
    blobs.put(pieces(1000, 100), MANY).await.expect("a whole one");
    let endless = stream::iter(0u64..).map(|turn| {
        if turn == 20 {
            println!("uploading");
        }
        Ok::<_, &str>(Bytes::from(vec![7; 100_000]))
    });
    blobs.put(endless, u64::MAX).await.expect_err("killed before");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn pieces_of_any_size_make_the_same_blob(
        len in 0usize..900_000,
        piece in 1usize..400_000,
        from in 0u64..900_000,
        size in 1u64..90_000,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let blobs = Blobs::in_memory(Random::seeded(3));
            let stored = blobs.put(pieces(len, piece), MANY).await.expect("stored");
            prop_assert_eq!(stored.hash, Hash::of(&bytes(len)));
            if let Ok(content) = blobs.get(stored.hash, Some(from..from + size)).await {
                let read = content.stream.try_fold(Vec::new(), append).await.expect("read");
                let from = usize::try_from(from).expect("small");
                prop_assert_eq!(&read, &bytes(len)[from..from + read.len()]);
            } else {
                prop_assert!(from >= len as u64);
            }
            Ok(())
        })?;
    }
}
