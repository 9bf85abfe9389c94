/** Hashes of the files that the scripts fetch; the bundler puts them in the scripts. */
declare const WASM_INTEGRITY: string;
declare const OUTLINES_INTEGRITY: string;
