#!/usr/bin/env node
import { run } from "./cli/command"

void run(process.argv.slice(2))
