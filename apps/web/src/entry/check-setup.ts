import { leastPasswordLength } from './least-password-length.ts'

/** What the first-run form asks for in words of one's own. */
export interface SetupAnswers {
  readonly token: string
  readonly name: string
  readonly person: string
  readonly email: string
  readonly password: string
}

/** Fields that lack something, each with what it lacks: a key of `setup.missing`. In the order of the form. */
export type SetupGaps = Partial<
  Record<keyof SetupAnswers, 'token' | 'name' | 'person' | 'email' | 'emailShape' | 'password' | 'passwordShort'>
> // prettier-ignore

/** What the form can tell without asking the server. */
export function gapsIn({ token, name, person, email, password }: SetupAnswers): SetupGaps {
  return {
    ...(token.trim() === '' ? { token: 'token' } : {}),
    ...(name.trim() === '' ? { name: 'name' } : {}),
    ...(person.trim() === '' ? { person: 'person' } : {}),
    ...(email.trim() === '' ? { email: 'email' } : /^\S+@\S+\.\S+$/.test(email.trim()) ? {} : { email: 'emailShape' }),
    ...(password === '' ? { password: 'password' } : {}),
    ...(password !== '' && password.length < leastPasswordLength ? { password: 'passwordShort' } : {}),
  }
}
