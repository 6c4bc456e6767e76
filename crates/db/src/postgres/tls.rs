//! TLS over the socket, and the print of the certificate that binds a password to the line.

use super::{
    address::{Address, Tls},
    failure::{Failure, Result},
};
use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, RootCertStore, SignatureScheme,
    StreamOwned,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{self, CryptoProvider},
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject},
};
use sha2::{Digest, Sha256, Sha384, Sha512};
use std::{
    io::{self, Read, Write},
    net::TcpStream,
    path::Path,
    sync::Arc,
};

pub struct TlsStream(StreamOwned<ClientConnection, TcpStream>);

pub fn connect(mut socket: TcpStream, address: &Address) -> Result<TlsStream> {
    let name = ServerName::try_from(address.host.clone())
        .map_err(|_| Failure::misuse("the host of the address is not a name"))?;
    let mut session = ClientConnection::new(Arc::new(terms(address)?), name)
        .map_err(|error| Failure::Misuse(format!("TLS: {error}")))?;
    while session.is_handshaking() {
        session.complete_io(&mut socket).map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => Failure::Misuse(format!("TLS was refused: {error}")),
            _ => Failure::Broken(error),
        })?;
    }
    Ok(TlsStream(StreamOwned::new(session, socket)))
}

impl TlsStream {
    pub fn socket(&self) -> &TcpStream {
        &self.0.sock
    }

    /// RFC 5929, `tls-server-end-point`: the certificate, hashed as its signature was. None for
    /// the signatures the RFC leaves undefined.
    pub fn certificate_print(&self) -> Option<Vec<u8>> {
        let certificate = self.0.conn.peer_certificates()?.first()?;
        print_of(certificate)
    }
}

impl Read for TlsStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl Write for TlsStream {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.0.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn terms(address: &Address) -> Result<ClientConfig> {
    let provider = Arc::new(crypto::ring::default_provider());
    let terms = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| Failure::Misuse(format!("TLS: {error}")))?;
    if address.tls() == Tls::Verified {
        let authorities = authorities(address.authority.as_deref())?;
        return Ok(terms.with_root_certificates(authorities).with_no_client_auth());
    }
    let anybody = Arc::new(Anybody(provider));
    Ok(terms.dangerous().with_custom_certificate_verifier(anybody).with_no_client_auth())
}

fn authorities(file: Option<&Path>) -> Result<RootCertStore> {
    let certificates = match file {
        None => rustls_native_certs::load_native_certs().certs,
        Some(file) => CertificateDer::pem_file_iter(file)
            .and_then(Iterator::collect)
            .map_err(|error| Failure::Misuse(format!("{}: {error}", file.display())))?,
    };
    let mut authorities = RootCertStore::empty();
    authorities.add_parsable_certificates(certificates);
    if authorities.is_empty() {
        return Err(Failure::misuse("no authority is known that could vouch for the server"));
    }
    Ok(authorities)
}

/// `sslmode=require`: the line is encrypted for whoever answers. The signatures of the handshake
/// are still checked, and SCRAM binds the password to the certificate: an intruder who does not
/// know the password is found out by it.
#[derive(Debug)]
struct Anybody(Arc<CryptoProvider>);

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _certificate: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _name: &ServerName<'_>,
        _ocsp: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = &self.0.signature_verification_algorithms;
        crypto::verify_tls12_signature(message, certificate, signed, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = &self.0.signature_verification_algorithms;
        crypto::verify_tls13_signature(message, certificate, signed, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

fn print_of(certificate: &[u8]) -> Option<Vec<u8>> {
    // 1.2.840.113549.1.1.x is RSA, 1.2.840.10045.4.3.x is ECDSA. MD5 and SHA-1 become SHA-256.
    const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01];
    const ECDSA: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03];
    const ECDSA_SHA1: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x01];
    let algorithm = signature_algorithm(certificate)?;
    let (last, family) = algorithm.split_last()?;
    match (family, last) {
        (RSA, 4 | 5 | 11) | (ECDSA, 2) => Some(Sha256::digest(certificate).to_vec()),
        _ if algorithm == ECDSA_SHA1 => Some(Sha256::digest(certificate).to_vec()),
        (RSA, 12) | (ECDSA, 3) => Some(Sha384::digest(certificate).to_vec()),
        (RSA, 13) | (ECDSA, 4) => Some(Sha512::digest(certificate).to_vec()),
        _ => None,
    }
}

/// `Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm SEQUENCE { OID, … }, … }`.
fn signature_algorithm(certificate: &[u8]) -> Option<&[u8]> {
    let (whole, _) = element(certificate)?;
    let (_, after_content) = element(whole)?;
    let (algorithm, _) = element(after_content)?;
    element(algorithm).map(|(identifier, _)| identifier)
}

/// The value of the DER element that comes first, and what follows it.
fn element(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (&[_tag, first], rest) = bytes.split_first_chunk::<2>()?;
    if first < 0x80 {
        return rest.split_at_checked(usize::from(first));
    }
    let (length, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
    if length.len() > 4 {
        return None;
    }
    let length = length.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
    rest.split_at_checked(length)
}
