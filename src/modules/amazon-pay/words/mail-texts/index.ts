import type { Language } from "../languages"
import { de } from "./de"
import { en } from "./en"
import { es } from "./es"
import { fr } from "./fr"
import { it } from "./it"
import { ja } from "./ja"
import type { MailTexts } from "./mail-text"

export const mailTexts: Record<Language, MailTexts> = { en, de, fr, it, es, ja }
