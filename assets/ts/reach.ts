// Asking the server over a line that may be cut, or that takes a request and answers nothing.

/** How long a line may say nothing before it is taken for one that is cut. */
const patience_ms = 20_000;

/** As `fetch`: rejects when the server is not reached, or has not said all it answers by then. */
export function reach(url: string, init: RequestInit = {}): Promise<Response> {
  const patience = new AbortController();
  setTimeout(() => {
    patience.abort();
  }, patience_ms);
  return fetch(url, { ...init, signal: patience.signal });
}
