// The small school of the tests, served for as long as its journeys run.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { session } from "./harness.mjs";

/**
 * Opens the school: its address, the cookie of each person, the ids of things, its routes. `at`
 * goes to an hour, such as `2026-12-21T17:30`, does what was due by then, and signs everybody in
 * again.
 */
export async function openSchool() {
  const binary = process.env.SMALL_SCHOOL;
  if (!binary) throw new Error("SMALL_SCHOOL: run tools/journeys, which builds and names it");
  const server = spawn(binary, [], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
  const said = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("the small school has ended");
    return JSON.parse(value);
  };
  const school = { ...(await said()), close: () => server.stdin.end() };
  school.at = async (time) => {
    server.stdin.write(`${time}\n`);
    Object.assign(school, await said());
  };
  return school;
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
