// Signs the cast of a demo in, twenty times ten at once, and says what the house holds in memory
// before and after: `node tools/memory.mjs http://127.0.0.1:PORT PID`, beside a `preau demo`.
import { readFileSync } from "node:fs";

const [, , base, pid] = process.argv;
const password = "un préau sous la pluie";
const logins =
  "samira.haddad thomas.martin claire.durand julien.petit emilie.fontaine isabelle.lefevre " +
  "kevin.dupuis fatima.zerrouki david.leclercq lea.martin";
const rounds = 20;

function held() {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return `${Math.round(/RssAnon:\s+(\d+)/.exec(status)[1] / 1024)} MiB`;
}

const cookies = (answer) => answer.headers.getSetCookie().map((it) => it.split(";")[0]).join("; ");

async function signIn(login) {
  const visit = await fetch(`${base}/jeton`);
  const csrf = (await visit.text()).trim();
  const answer = await fetch(`${base}/connexion`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookies(visit), origin: base },
    body: new URLSearchParams({ login, password, csrf }),
  });
  if (answer.status !== 303) throw new Error(`${login}: ${answer.status}`);
  const home = await fetch(`${base}/`, { headers: { cookie: cookies(answer) } });
  await home.text();
}

console.log(`before: ${held()}`);
for (let round = 0; round < rounds; round += 1) await Promise.all(logins.split(" ").map(signIn));
console.log(`after ${rounds * logins.split(" ").length} sign-ins: ${held()}`);
