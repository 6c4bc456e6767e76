// Two things esbuild does not do for our style: themes that follow the system, and font files.
import { readFile } from "node:fs/promises";

// data-theme="auto" takes the dark or the contrast rules when the system asks for them. They are
// copied from the rules written in tokens.css, so that each colour is written once.
export function themesOfAuto() {
  return {
    name: "themes-of-auto",
    setup(build) {
      build.onLoad({ filter: /tokens\.css$/ }, async ({ path }) => ({
        contents: withAuto(await readFile(path, "utf8")),
        loader: "css",
      }));
    },
  };
}

export function withAuto(css) {
  return `${css}
@layer tokens {
  @media (prefers-color-scheme: dark) { ${rulesOf(css, "dark")} }
  @media (prefers-contrast: more) and (prefers-color-scheme: light) { ${rulesOf(css, "contrast")} }
  @media (prefers-contrast: more) and (prefers-color-scheme: dark) {
    [data-theme="auto"] {
      --ink-2: var(--ink); --ink-3: var(--ink); --rule: var(--edge); --stroke: 2px;
    }
  }
}`;
}

function rulesOf(css, theme) {
  const rules = css.match(new RegExp(`\\[data-theme="${theme}"\\][^{}]*\\{[^}]*\\}`, "g"));
  return rules.join("\n").replaceAll(`[data-theme="${theme}"]`, `[data-theme="auto"]`);
}

// url("NAME.woff2") means that file of the @fontsource package whose name it begins with.
export function fontFiles(modules, put) {
  return {
    name: "font-files",
    setup(build) {
      build.onResolve({ filter: /\.woff2$/ }, async ({ path }) => {
        const family = path.replace(/-latin.*$/, "");
        const file = new URL(`@fontsource/${family}/files/${path}`, modules);
        return { path: await put(path, await readFile(file)), external: true };
      });
    },
  };
}
