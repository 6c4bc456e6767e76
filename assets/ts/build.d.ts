// Names of built files, written in by build.mjs.
declare const ICONS_FILE: string;
declare const EDITOR_FILE: string;
