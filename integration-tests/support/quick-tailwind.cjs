// Loaded before a store that compiles its dashboard while it is looked at (`admin-store-process.mjs`). At each start Tailwind
// would read all code of Medusa's dashboard, some 29 MB, for the classes in it, which takes seconds. They stand in the
// dashboard's own style sheet as well.
const { createRequire } = require("node:module")

const ofBundler = createRequire(require.resolve("@medusajs/admin-bundler"))
const tailwindcss = ofBundler("tailwindcss")
const dashboard = /^(.*\/@medusajs\/dashboard\/dist)\/\*\*/

/** @param {{ config: { content: string[] } }} options as Medusa gives them to Tailwind */
const quick = ({ config, ...rest }) => {
  const files = config.content.map((files) => files.replace(/\\/g, "/"))
  if (!files.some((glob) => dashboard.test(glob))) {
    throw new Error(`Tailwind is no more told to read Medusa's dashboard: ${files.join(", ")}.`)
  }
  const content = {
    files: files.map((glob) => dashboard.exec(glob)?.[1]?.concat("/app.css") ?? glob),
    // In a style sheet ":" and the like are escaped, which Tailwind does not know.
    transform: { css: (/** @type {string} */ sheet) => sheet.replaceAll("\\", "") },
  }
  return tailwindcss({ ...rest, config: { ...config, content } })
}

const loaded = require.cache[ofBundler.resolve("tailwindcss")]
if (!loaded) throw new Error("Tailwind was not loaded.")
loaded.exports = Object.assign(quick, tailwindcss)
