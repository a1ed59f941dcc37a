export default { title: 'Portfolio' } as const
