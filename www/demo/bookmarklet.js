/*
 * The bookmark that reads the page it is pressed on, with the scripts that lie beside this one.
 *
 * In: a page with a link `#bookmarklet`. Out: the link leads to a script of one line.
 */

const address = JSON.stringify(new URL("postil.js", import.meta.url).href);
// Under a symbol: under a name, the page may have an element.
const source = `(async()=>{const w=window,s=Symbol.for("postil");if(w[s]){w[s].destroy();w[s]=null}else{w[s]=(await import(${address})).follow()}})()`;

document.getElementById("bookmarklet")?.setAttribute("href", `javascript:${encodeURI(source)}`);
