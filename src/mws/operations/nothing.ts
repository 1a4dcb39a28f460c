import { z } from "zod"

/** The result of operations that answer with metadata only; the element is empty or absent, depending on the region. */
export const nothing = z.unknown().transform(() => ({}))
