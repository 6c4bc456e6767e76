// The push service of `tools/push-counterpart`, on loopback only.
import { createRequire } from "node:module";

const [home, port] = process.argv.slice(2);
const require = createRequire(`${home}/`);
const { PushApiModel } = require("web-push-testing/src/PushApiModel.js");
const Server = require("web-push-testing/src/server.js");
const server = new Server(new PushApiModel(), Number(port));
const listen = server._app.listen.bind(server._app);
server._app.listen = (asked, ready) => listen(asked, "127.0.0.1", ready);
server.startServer();
