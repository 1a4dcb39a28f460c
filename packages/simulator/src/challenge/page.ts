import type { OrderReference } from "../domain/order-reference"
import { decimalText } from "../money/money"
import { escapeXml } from "../text/xml"

/** What the buyer sees when the bank wants to know it is really them. */
export function challengePage(order: OrderReference): string {
  const amount = order.challenge?.amount ?? order.total
  const sum = amount ? `${decimalText(amount)} ${amount.currency}` : ""
  const action = `/challenge/${encodeURIComponent(order.id)}`
  const button = (outcome: string, label: string): string =>
    `<button name="outcome" value="${outcome}">${label}</button>`
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Confirm your payment</title>
<link rel="icon" href="data:,">
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 30rem; padding: 0 1rem; color: #111; }
h1 { font-size: 1.4rem; }
button { font: inherit; display: block; width: 100%; margin: .6rem 0; padding: .7rem; border: 1px solid #555; border-radius: .4rem; background: #f3f3f3; cursor: pointer; }
button:first-of-type { background: #ffd814; }
button:focus-visible { outline: 3px solid #0066c0; outline-offset: 2px; }
</style>
</head>
<body>
<main>
<h1>Is this you?</h1>
<p>Your bank asks you to confirm a payment of <strong>${escapeXml(sum)}</strong>
for order reference ${escapeXml(order.id)}.</p>
<form method="post" action="${escapeXml(action)}">
${button("approve", "Approve the payment")}
${button("fail", "Fail the check")}
${button("abandon", "Leave without answering")}
</form>
</main>
</body>
</html>
`
}
