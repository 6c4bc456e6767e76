//! What the host of the house may tune, with what stands when he does not.

/// How the house runs on its machine.
#[derive(Clone, Debug)]
pub struct Running {
    /// Whoever brings this word reads `/metrics`; without it nobody does.
    pub metrics_token: Option<String>,
    /// Pages leave compressed. Off where the proxy does it (`docs/decisions/0006`).
    pub compresses: bool,
    /// Requests worked on at once; those that come after wait for a place.
    pub places: usize,
    /// How long one waits for a place before being asked to come back.
    pub wait_seconds: u64,
}

impl Default for Running {
    fn default() -> Self {
        Running { metrics_token: None, compresses: true, places: 512, wait_seconds: 5 }
    }
}
