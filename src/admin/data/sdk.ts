import Medusa from "@medusajs/js-sdk"

// The dashboard's build puts these in.
declare const __BACKEND_URL__: string | undefined
declare const __AUTH_TYPE__: "session" | "jwt" | undefined
declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined

const backendUrl = typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : "/"
const authType = typeof __AUTH_TYPE__ === "string" ? __AUTH_TYPE__ : "session"
const tokenKey =
  typeof __JWT_TOKEN_STORAGE_KEY__ === "string" ? __JWT_TOKEN_STORAGE_KEY__ : undefined

/** An address on the store, which may be another host's than the dashboard. */
export function addressOf(path: string): string {
  return new URL(path, new URL(backendUrl, window.location.origin)).href
}

/** The store's API, signed in as the dashboard is. */
export const sdk = new Medusa({
  baseUrl: backendUrl,
  auth: { type: authType, ...(tokenKey ? { jwtTokenStorageKey: tokenKey } : {}) },
})
