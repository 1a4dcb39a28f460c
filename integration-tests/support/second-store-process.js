/**
 * What `medusa start` does, without its command line: that loads every other command first, and reads each file in search of
 * TypeScript. The first argument is the port.
 */
const { default: start } = require("@medusajs/medusa/commands/start")

void start({ directory: process.cwd(), port: process.argv[2], types: false })
