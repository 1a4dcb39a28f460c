#!/usr/bin/env node
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { textOf } from "../thrown"
import { readArguments, usage, type Order } from "./arguments"

/**
 * The command `amazon-pay`. The store's own Medusa carries it out (`medusa exec`), so that it sees the configuration,
 * the modules and the database just as the store does.
 */
async function run(args: readonly string[]): Promise<number> {
  const order = readArguments(args)
  if (!order) {
    process.stdout.write(usage)
    return 0
  }
  return await execute(process.cwd(), order)
}

/** @throws Error when the folder is no store's */
function execute(folder: string, order: Order): Promise<number> {
  const child = spawn(
    process.execPath,
    [medusaOf(folder), "exec", join(__dirname, "in-store.js"), JSON.stringify(order)],
    {
      cwd: folder,
      stdio: ["ignore", "inherit", "inherit"],
      // What a store says when it boots would bury the findings.
      env: { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? "error" },
    },
  )
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("exit", (code) => {
      resolve(code ?? 1)
    })
  })
}

function medusaOf(folder: string): string {
  const configured = ["ts", "js", "mjs", "cjs"].some((ending) =>
    existsSync(join(folder, `medusa-config.${ending}`)),
  )
  if (!configured) throw new TypeError(`There is no medusa-config in ${folder}.`)
  try {
    return createRequire(join(folder, "package.json")).resolve("@medusajs/cli/cli.js")
  } catch {
    throw new TypeError(`The store in ${folder} has no @medusajs/cli. Install its packages first.`)
  }
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`amazon-pay: ${textOf(error)}\n\n${usage}`)
    process.exitCode = 1
  },
)
