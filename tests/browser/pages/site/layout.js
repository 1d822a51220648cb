// X serves its mobile layout under the mobile hosts, and here also to narrow windows.

export const isMobile = () => location.hostname.startsWith("mobile.") || innerWidth < 500;
