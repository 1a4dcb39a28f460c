import type { ExecArgs } from "@medusajs/framework/types"
import { diagnose, registerIpn } from "../diagnostics"
import { orderSchema } from "./arguments"
import { report } from "./report"

/** What `medusa exec` runs for the command `amazon-pay`, with the store's own modules. */
export default async function inStore({ container, args }: ExecArgs): Promise<void> {
  const order = orderSchema.parse(JSON.parse(args[0] ?? ""))
  const findings =
    order.command === "doctor"
      ? await diagnose(container, { ipnUrl: order.ipnUrl })
      : await registerIpn(container, order)
  // Medusa ends the process right after: what is written has to be out by then.
  await new Promise<void>((resolve) => {
    process.stdout.write(report(findings), () => {
      resolve()
    })
  })
  if (findings.length === 0) {
    process.stderr.write("amazon-pay: the store has no Amazon Pay provider.\n")
  }
  process.exitCode = findings.length && findings.every(({ ok }) => ok) ? 0 : 1
}
