/**
 * The build of the engine: browser and server compare it before they compare dates. It is another whenever any plan gets
 * another date or a command another outcome: `engine-build.test.ts` fails until it is.
 */
export const engineBuild = '1'
