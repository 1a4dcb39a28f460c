/** `npm run demo`: a store that takes an Amazon Pay order and charges each parcel as it ships. */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  console.error(`The demo needs Node.js 20.19, 22.12 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

// Imported after the question, so that an old Node.js gives the answer and not a syntax error.
const { runDemo } = await import("./demo/run-demo.mjs")
process.exit(await runDemo(process.argv.slice(2)))
