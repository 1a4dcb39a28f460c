export type WidgetKind = "address-book" | "wallet"

const titles: Readonly<Record<WidgetKind, string>> = {
  "address-book": "Amazon Pay address book",
  wallet: "Amazon Pay wallet",
}

const style = `
:root { color-scheme: light; --line: #d5d9d9; --accent: #007185; --pale: #f0f8f9; }
* { box-sizing: border-box; }
body { font: 14px/1.4 system-ui, sans-serif; color: #0f1111; background: #fff; margin: 0; }
main { border: 1px solid var(--line); border-radius: .5rem; min-height: 100vh; padding: .75rem; }
fieldset { border: 0; margin: 0; padding: 0; }
legend { font-weight: 700; padding: 0 0 .5rem; }
label { display: grid; grid-template-columns: auto 1fr; gap: .6rem; padding: .5rem .6rem; border: 1px solid transparent; border-radius: .4rem; cursor: pointer; }
label:has(:checked) { border-color: var(--accent); background: var(--pale); }
label:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: -2px; }
label:has(:disabled) { color: #6f7373; cursor: not-allowed; }
input { accent-color: var(--accent); margin: .2rem 0 0; }
.entry { overflow-wrap: anywhere; }
.note { color: #565959; margin: 0; }
[role=alert] { color: #b12704; margin: 0; }
`

/** The document inside a widget's frame; its script fills it once the shop's page has said what to show. */
export function framePage(kind: WidgetKind): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titles[kind]}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body data-widget="${kind}">
<main id="widget" aria-busy="true"><p class="note">Loading…</p></main>
<script type="module" src="/widgets/browser/frame.js"></script>
</body>
</html>
`
}
