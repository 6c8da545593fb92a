/** In the colours that the reader's system asks for. */
export const style = `
:root{--ink:#1c2024;--soft:#5b636e;--paper:#fff;--tint:#f5f6f8;--line:#dfe3e8;--mark:#0b63ce}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#9aa4b0;--paper:#111417;--tint:#1a1f24;--line:#2b323a;--mark:#6cb0ff}}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--paper);font:16px/1.6 system-ui,sans-serif;display:grid;grid-template-columns:15rem minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;padding:2.5rem 1rem 1rem 1.5rem;border-right:1px solid var(--line);overflow:auto}
nav ul{list-style:none;margin:0;padding:0}
nav a{display:block;padding:.3rem 0;color:var(--soft);text-decoration:none}
nav a:hover,nav a:focus{color:var(--mark)}
main{padding:2rem 2.5rem 6rem;max-width:62rem}
h1{font-size:1.9rem;line-height:1.25;margin:0 0 1rem}
h2{font-size:1.35rem;margin:3rem 0 .8rem;padding-top:1.2rem;border-top:1px solid var(--line)}
section:first-of-type h2{margin-top:1.5rem;border-top:0;padding-top:0}
h3{font-size:1.05rem;margin:2rem 0 .5rem}
h4{font-size:.95rem;margin:0 0 .6rem}
code{font:.875em/1.5 ui-monospace,Menlo,Consolas,monospace;background:var(--tint);border-radius:4px;padding:.1em .3em;overflow-wrap:anywhere}
pre{margin:.3rem 0 .6rem;padding:.8rem 1rem;overflow:auto;background:var(--tint);border:1px solid var(--line);border-radius:6px}
pre code{background:none;padding:0;overflow-wrap:normal}
.note{padding:.7rem 1rem;border-left:3px solid var(--mark);background:var(--tint)}
.wide{overflow:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .7rem;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600;white-space:nowrap}
td code{overflow-wrap:break-word}
.exchange{margin:1.4rem 0;padding:1rem 1.1rem .6rem;border:1px solid var(--line);border-radius:8px}
summary{cursor:pointer;color:var(--soft);padding:.2rem 0}
.status{margin:.6rem 0 .2rem;color:var(--soft)}
:focus-visible{outline:2px solid var(--mark);outline-offset:2px}
@media (max-width:52rem){body{display:block}nav{position:static;height:auto;border-right:0;border-bottom:1px solid var(--line);padding:1rem 1.2rem}nav ul{display:flex;flex-wrap:wrap;gap:0 1rem}main{padding:1.2rem 1.2rem 4rem}h1{font-size:1.5rem}td,th{padding:.4rem .5rem}td code{overflow-wrap:anywhere}.broad thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.broad,.broad tbody,.broad tr,.broad td{display:block}.broad tr{padding:.6rem 0;border-bottom:1px solid var(--line)}.broad td{border:0;padding:.1rem 0}.broad td:empty{display:none}.broad td::before{content:attr(data-head) ': ';color:var(--soft)}}
`
