package org.exeat.server.traveller;

import java.util.Optional;

/**
 * What a port has for its travellers. What it does not run with is absent, and the page says so.
 *
 * @param notice what is told at the line
 * @param receipts where the port hands any out
 * @param departures where they can be announced
 * @param codes to write and read
 */
public record TravellerDesk(
    PortNotice notice,
    Optional<ReceiptDesk> receipts,
    Optional<DepartureDesk> departures,
    Codes codes) {}
