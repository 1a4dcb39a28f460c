import type { Region } from "../domain/environment"
import type { ScriptPlace } from "./script-paths"

/**
 * `Widgets.js` itself: it finds out where it was loaded from and brings in its modules from there. Like Amazon's
 * it is loaded with `async` and says through the page's callbacks when it is ready.
 */
export function widgetsScript({ environment }: ScriptPlace): string {
  return `(() => {
  const base = new URL(document.currentScript.src).origin
  import(base + "/widgets/browser/main.js").then(
    ({ start }) => start({ base, environment: ${JSON.stringify(environment)} }),
    (error) => console.error("The simulator's widgets could not be loaded.", error),
  )
})()
`
}

/** What a page gets that asks a simulator of one region for the script of another. */
export function wrongRegion(asked: Region, own: Region): string {
  return `// This simulator is Amazon's for region "${own}". Start another with --region ${asked}.\n`
}
