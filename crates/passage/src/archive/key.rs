//! Keys: a platform signs what it sends with Ed25519 (RFC 8032), and is known by its public key.

use base64ct::{Base64, Encoding};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use sha2::{Digest, Sha256};

/// What an Ed25519 key begins with as a `SubjectPublicKeyInfo` (RFC 8410 §4): its algorithm, then
/// 32 bytes.
const HEAD: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
const PEM_BEGIN: &str = "-----BEGIN PUBLIC KEY-----";
const PEM_END: &str = "-----END PUBLIC KEY-----";

/// The public key of a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// As it is kept: base64 of its 32 bytes.
    pub fn written(&self) -> String {
        Base64::encode_string(&self.0)
    }

    /// As a person pastes it: the file `key.pem`, or base64 of the 32 bytes.
    pub fn parse(text: &str) -> Option<Self> {
        let body = text.replace(PEM_BEGIN, "").replace(PEM_END, "");
        let body: String = body.chars().filter(|c| !c.is_whitespace()).take(200).collect();
        let bytes = Base64::decode_vec(&body).ok()?;
        let key = bytes.strip_prefix(&HEAD).unwrap_or(&bytes);
        key.try_into().ok().map(PublicKey)
    }

    /// The file `key.pem`, as every tool reads it.
    pub fn pem(&self) -> String {
        let body = Base64::encode_string(&[&HEAD[..], &self.0].concat());
        format!("{PEM_BEGIN}\n{body}\n{PEM_END}\n")
    }

    /// What two administrators read to each other: SHA-256 of the 32 bytes, its first half.
    pub fn fingerprint(&self) -> String {
        let hex = crate::sealing::hex(&Sha256::digest(self.0));
        let parts: Vec<&str> = (0..8).map(|place| &hex[place * 4..place * 4 + 4]).collect();
        parts.join(" ")
    }

    pub fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, self.0).verify(message, signature).is_ok()
    }
}

/// Signs for this platform.
pub struct Signer(Ed25519KeyPair);

impl Signer {
    /// The key of this platform: the same on every node, kept nowhere, like that of notifications.
    pub fn of(secret: &[u8; 32]) -> Option<Self> {
        let seed = blake3::derive_key("preau 2026 passage archive ed25519", secret);
        Ed25519KeyPair::from_seed_unchecked(&seed).ok().map(Signer)
    }

    pub fn public_key(&self) -> Option<PublicKey> {
        self.0.public_key().as_ref().try_into().ok().map(PublicKey)
    }

    /// 64 bytes.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.0.sign(message).as_ref().to_vec()
    }
}
