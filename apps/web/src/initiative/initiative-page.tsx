export default function PortfolioPage() {
  return null
}
