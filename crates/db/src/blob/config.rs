//! Where blobs are: a folder, or a bucket that speaks S3.

use crate::{Error, Result};
use object_store::{ObjectStore, aws::AmazonS3Builder, prefix::PrefixStore};
use std::{fmt, path::PathBuf, sync::Arc};

#[derive(Clone, Debug)]
pub enum Config {
    Folder(PathBuf),
    S3(S3),
}

/// A bucket. The keys come from the configuration, never from the address, which is logged.
#[derive(Clone)]
pub struct S3 {
    pub bucket: String,
    /// Several houses may share a bucket.
    pub prefix: String,
    /// `https://…`; `None` is Amazon itself.
    pub endpoint: Option<String>,
    pub region: String,
    pub access_key: String,
    pub secret_key: String,
}

impl Config {
    /// A folder, or `s3://bucket/prefix?endpoint=https://…&region=…`. The endpoint is written as it
    /// is, without percent signs.
    pub fn parse(place: &str, access_key: &str, secret_key: &str) -> Result<Self> {
        let Some(address) = place.strip_prefix("s3://") else {
            return Ok(Config::Folder(PathBuf::from(place)));
        };
        let (path, options) = address.split_once('?').unwrap_or((address, ""));
        let (bucket, prefix) = path.split_once('/').unwrap_or((path, ""));
        if bucket.is_empty() {
            return Err(Error::Engine("s3://: the name of the bucket is missing".to_owned()));
        }
        let mut s3 = S3 {
            bucket: bucket.to_owned(),
            prefix: prefix.trim_matches('/').to_owned(),
            endpoint: None,
            region: "us-east-1".to_owned(),
            access_key: access_key.to_owned(),
            secret_key: secret_key.to_owned(),
        };
        for option in options.split('&').filter(|option| !option.is_empty()) {
            match option.split_once('=') {
                Some(("endpoint", endpoint)) => s3.endpoint = Some(endpoint.to_owned()),
                Some(("region", region)) => region.clone_into(&mut s3.region),
                _ => return Err(Error::Engine(format!("s3://: unknown option {option}"))),
            }
        }
        Ok(Config::S3(s3))
    }
}

impl S3 {
    pub(super) fn open(&self) -> Result<Arc<dyn ObjectStore>> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&self.bucket)
            .with_region(&self.region)
            .with_access_key_id(&self.access_key)
            .with_secret_access_key(&self.secret_key);
        if let Some(endpoint) = &self.endpoint {
            // Without TLS only where the host asks for it: a counterpart, a neighbour in the rack.
            let is_plain = endpoint.starts_with("http://");
            builder = builder.with_endpoint(endpoint).with_allow_http(is_plain);
        }
        let store = builder.build().map_err(|error| Error::Engine(format!("s3: {error}")))?;
        if self.prefix.is_empty() {
            return Ok(Arc::new(store));
        }
        Ok(Arc::new(PrefixStore::new(store, self.prefix.as_str())))
    }
}

impl fmt::Debug for S3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s3://{}/{}", self.bucket, self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_folder_or_a_bucket() {
        let place = "s3://town/preau/?endpoint=https://s3.example.org&region=fr-par";
        let Ok(Config::S3(s3)) = Config::parse(place, "key", "secret") else { panic!("a bucket") };
        assert_eq!((s3.bucket.as_str(), s3.prefix.as_str()), ("town", "preau"));
        assert_eq!(s3.endpoint.as_deref(), Some("https://s3.example.org"));
        assert_eq!((s3.region.as_str(), s3.secret_key.as_str()), ("fr-par", "secret"));
        assert_eq!(format!("{s3:?}"), "s3://town/preau", "no key in a log");
        assert!(matches!(Config::parse("data/blobs", "", ""), Ok(Config::Folder(_))));
        assert!(Config::parse("s3:///prefix", "", "").is_err());
        assert!(Config::parse("s3://town?colour=blue", "", "").is_err());
    }
}
