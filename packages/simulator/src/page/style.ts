/** The page's looks: calm, dense, readable in light and dark, with a visible focus. */
export const style = `
:root { color-scheme: light dark; --line: #8885; --soft: #8881; --good: #1a7f37; --bad: #c62828; --wait: #9a6700; --accent: #0066c0; }
@media (prefers-color-scheme: dark) { :root { --good: #56d364; --bad: #ff7b72; --wait: #e3b341; --accent: #6cb6ff; } }
* { box-sizing: border-box; }
body { font: 14px/1.45 system-ui, sans-serif; margin: 0; }
header { position: sticky; top: 0; z-index: 1; background: Canvas; border-bottom: 1px solid var(--line); padding: .6rem 1rem; display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; align-items: center; }
h1 { font-size: 1.05rem; margin: 0; }
h2 { font-size: 1rem; margin: 0 0 .5rem; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(34rem, 100%), 1fr)); gap: 1rem; padding: 1rem; align-items: start; }
section { border: 1px solid var(--line); border-radius: .5rem; padding: .8rem; min-width: 0; }
html { scroll-padding-top: 5rem; }
ul { list-style: none; margin: 0; padding: 0; }
section > ul { max-height: 27rem; overflow: auto; padding-right: .4rem; }
ul ul { margin-left: .4rem; padding-left: .9rem; border-left: 2px solid var(--line); }
li { padding: .15rem 0; }
summary { cursor: pointer; padding: .15rem 0; overflow-wrap: anywhere; }
code, pre { font: 12px/1.45 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; background: var(--soft); padding: .5rem; border-radius: .3rem; margin: .3rem 0; max-height: 22rem; overflow: auto; }
.state { font-weight: 600; }
.good { color: var(--good); } .bad { color: var(--bad); } .wait { color: var(--wait); }
.muted { opacity: .75; }
.row { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; margin: .35rem 0; }
button, select, input { font: inherit; padding: .25rem .6rem; border: 1px solid var(--line); border-radius: .35rem; background: var(--soft); color: inherit; }
button { cursor: pointer; }
button:hover { border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
input[type=checkbox] { width: 1.05rem; height: 1.05rem; vertical-align: -.2rem; }
#message { min-height: 1.4em; color: var(--bad); }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: .4rem; background: Canvas; padding: .3rem; z-index: 2; }
`
