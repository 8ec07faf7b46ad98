package org.exeat.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.exeat.server.access.Access;
import org.exeat.server.access.PublicAddress;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where telephones find the page for travellers. Thread-safe. */
@Component
final class TravellerPage {
  private static final String PATH = "/console/traveller.html";

  /** What is said where no code would be of use. */
  static final String UNREACHED =
      "Telephones do not reach this server at the address at which this page was opened. Open it at"
          + " another one, or let the server be started with --public-address.";

  private final Optional<PublicAddress> known;

  TravellerPage(Access access) {
    known = access.publicAddress();
  }

  /**
   * The address that a code carries: by the server's public address, or else by the one at which a
   * request came here; empty where that one leads a telephone to itself.
   */
  Optional<String> address(HttpServletRequest request) {
    if (known.isPresent()) {
      return known.map(a -> a.origin() + PATH);
    }
    return PublicAddress.isOfOneMachine(request.getServerName())
        ? Optional.empty()
        : Optional.of(
            ServletUriComponentsBuilder.fromContextPath(request).path(PATH).toUriString());
  }
}
