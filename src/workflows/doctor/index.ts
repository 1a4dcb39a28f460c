export { diagnose, type DiagnoseOptions } from "./diagnose"
export { registerIpn, type RegisterIpnOptions } from "./register-ipn"
export type { Check, Finding } from "./finding"
