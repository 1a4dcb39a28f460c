import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { runToEnd } from "../../scripts/processes/run-to-end.mjs"

/** A shop that uses both entries; what has to be wrong is wrong only if types were found. */
const FRONT = `
import { mountAmazonPay, type CheckoutState } from "medusa-payment-amazon-pay/storefront"
import { useAmazonPay } from "medusa-payment-amazon-pay/storefront/react"

const { checkout } = mountAmazonPay(document.body, {
  cartId: "cart_1",
  store: { baseUrl: "http://localhost:9000", publishableKey: "pk_1" },
  onNotice: (notice) => {
    if (notice.type === "order-placed") location.assign(notice.order.id)
  },
})
export const state: CheckoutState = checkout.getState()
// @ts-expect-error
export const step: number = state.step
// @ts-expect-error
export const language: number = useAmazonPay().language
`

const WAYS = [
  ["bundler", "esnext"],
  ["nodenext", "nodenext"],
  // The starter of Medusa for Next.js still has this one, which knows nothing of `exports`.
  ["node10", "esnext"],
]

const OPTIONS = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  target: "es2022",
  lib: ["es2022", "dom"],
  types: [],
}

/**
 * Compiles a shop beside a packed store, once for every way in which compilers look for packages.
 * @param {import("./packed-store.mjs").PackedStore} store
 */
export async function shopsCompile({ folder, log }) {
  const shop = join(folder, "shop")
  mkdirSync(shop, { recursive: true })
  writeFileSync(join(shop, "package.json"), JSON.stringify({ private: true, type: "module" }))
  writeFileSync(join(shop, "front.ts"), FRONT)
  for (const [moduleResolution, module] of WAYS) {
    const project = join(shop, `tsconfig.${moduleResolution}.json`)
    const compilerOptions = { ...OPTIONS, moduleResolution, module }
    writeFileSync(project, JSON.stringify({ compilerOptions, files: ["front.ts"] }))
    await runToEnd({
      name: `A shop's compiler (${moduleResolution})`,
      command: process.execPath,
      args: [join(folder, "node_modules/typescript/bin/tsc"), "--project", project],
      cwd: shop,
      env: process.env,
      logFile: log(`shop-${moduleResolution}`),
      withinMs: 600_000,
    })
  }
}
