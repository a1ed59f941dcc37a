export default { title: 'Initiative' } as const
