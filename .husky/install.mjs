/**
 * Has git run the hooks in this folder. npm calls it after an install in a checkout, never where the package is
 * installed. It leaves alone what nobody commits from: CI, and an install without development packages. Husky itself
 * does nothing where there is no git or `HUSKY=0` is set.
 */
if (process.env.CI || process.env.NODE_ENV === "production") process.exit(0)

const husky = await import("husky").catch(() => undefined)
const problem = husky?.default()
if (problem) console.log(`Commits are not checked by a hook: ${problem}`)
