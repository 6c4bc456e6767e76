// The small school of the tests, served for as long as its journeys run.
import { spawn } from "node:child_process";
import { session } from "./harness.mjs";

/** Opens the school: its address, the cookie of each person, the ids of things, its routes. */
export async function openSchool() {
  const binary = process.env.SMALL_SCHOOL;
  if (!binary) throw new Error("SMALL_SCHOOL: run tools/journeys, which builds and names it");
  const server = spawn(binary, [], { stdio: ["pipe", "pipe", "inherit"] });
  const first = await firstLine(server);
  const opened = JSON.parse(first);
  return { ...opened, close: () => server.stdin.end() };
}

function firstLine(server) {
  return new Promise((resolve, reject) => {
    let read = "";
    server.once("exit", (code) => reject(new Error(`the small school ended: ${code}`)));
    server.stdout.on("data", (bytes) => {
      read += bytes;
      const end = read.indexOf("\n");
      if (end >= 0) resolve(read.slice(0, end));
    });
  });
}

/** This person in front of a screen; `nobody` is not signed in. */
export async function signedIn(school, person, options) {
  const seat = await session({ ...options, baseUrl: school.url });
  if (person !== "nobody") {
    const cookie = { name: "preau", value: school.cookies[person], url: school.url };
    await seat.context.addCookies([cookie]);
  }
  return seat;
}

/** `/classe/{class}` with the ids of this school, of this person, or of this page alone. */
export function path(school, template, who) {
  const things = { ...school.things, ...school.own[who], ...school.of_routes[template] };
  return template.replace(/\{(\w+)\}/g, (_, name) => things[name] ?? "1");
}
