// A line to the school that can be cut: a lost network for a page and for its service worker.
import { createServer, connect } from "node:net";

/** Opens it; `url` leads to the school as long as it is not cut. */
export async function openLine(school) {
  const { hostname, port } = new URL(school.url);
  const sockets = new Set();
  const server = createServer((near) => {
    const far = connect({ host: hostname, port });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  const listen = (at) => new Promise((done) => server.listen(at, "127.0.0.1", done));
  await listen(0);
  const own = server.address().port;
  const cut = async () => {
    const closed = new Promise((done) => server.close(done));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { url: `http://127.0.0.1:${own}`, cut, mend: () => listen(own), close: cut };
}
