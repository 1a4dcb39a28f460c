import type { BuyerAccount } from "../domain/buyer-account"
import { escapeXml } from "../text/xml"
import type { LoginResponse } from "./sign-in-answer"

const style = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 26rem; padding: 0 1rem; color: #111; }
h1 { font-size: 1.4rem; }
button { font: inherit; display: block; width: 100%; margin: .6rem 0; padding: .7rem; text-align: left; border: 1px solid #555; border-radius: .4rem; background: #f3f3f3; cursor: pointer; }
button[name=account] { background: #ffd814; }
button:focus-visible { outline: 3px solid #0066c0; outline-offset: 2px; }
small { display: block; }
`

function document(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

function accountButton({ id, buyer, addresses, paymentMethods }: BuyerAccount): string {
  const has = `${buyer.email} · ${addresses.length} addresses, ${paymentMethods.length} payment methods`
  return `<button name="account" value="${escapeXml(id)}">Sign in as ${escapeXml(buyer.name)}<small>${escapeXml(has)}</small></button>`
}

/** The login: one button for every account there is. */
export function loginPage(accounts: readonly BuyerAccount[], scopes: readonly string[]): string {
  return document(
    "Sign in",
    `<h1>Sign in to the simulated Amazon</h1>
<p>The shop asks for ${escapeXml(scopes.join(", "))}.</p>
<form method="post">
${accounts.map(accountButton).join("\n")}
<button name="cancel" value="1">Do not sign in</button>
</form>`,
  )
}

/** What a shop's mistake looks like to the buyer. */
export function mistakePage(sentence: string): string {
  return document(
    "We're sorry",
    `<h1>We're sorry</h1>
<p role="alert">${escapeXml(sentence)}</p>`,
  )
}

/** JSON that can stand in a script element. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, "\\u003c")
}

/** Hands the answer to the page that opened the window, and closes it. */
export function handOverPage(response: LoginResponse, origin: string): string {
  return document(
    "Signed in",
    `<p>You can close this window.</p>
<script>
window.opener?.postMessage({ loginResponse: ${inScript(response)} }, ${inScript(origin)})
window.close()
</script>`,
  )
}
