/*
 * The bookmark that reads the page it is pressed on, with the scripts that lie beside this one.
 *
 * In: a page with a link `#bookmarklet`. Out: the link leads to a script of one line.
 */

const address = JSON.stringify(new URL("postil.js", import.meta.url).href);
const source = `(async()=>{const w=window;if(w.postilFollower){w.postilFollower.destroy();w.postilFollower=null}else{w.postilFollower=(await import(${address})).follow()}})()`;

document.getElementById("bookmarklet")?.setAttribute("href", `javascript:${encodeURI(source)}`);
