package org.exeat.server;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.exeat.server.access.Access;
import org.exeat.server.access.Listening;
import org.exeat.server.access.PublicAddress;
import org.exeat.server.account.Accounts;
import org.exeat.server.board.CarriedPort;
import org.exeat.server.board.MadePort;
import org.exeat.server.operation.Operation;
import org.exeat.server.traveller.MadeDesk;
import org.exeat.server.traveller.TravellerDesk;

/** The server of a made port. */
public final class MadeServer {
  private MadeServer() {}

  /** On any port that is free; travellers find the notice only. */
  public static ExeatServer start(MadePort made, Accounts accounts) throws Exception {
    return start(0, made, accounts, MadeDesk.noticeOnly(made));
  }

  static ExeatServer start(int listen, MadePort made, Accounts accounts, TravellerDesk travellers)
      throws Exception {
    return start(
        listen,
        made,
        accounts,
        travellers,
        new Operation(Optional::empty, Duration.ofDays(1), Optional.empty()));
  }

  /** One whose codes lead to a public address. */
  static ExeatServer start(
      MadePort made, Accounts accounts, TravellerDesk travellers, PublicAddress address)
      throws Exception {
    return ExeatServer.start(
        0,
        new ExeatServer.Setup(
            made.port(),
            accounts,
            made.record(),
            travellers,
            new Operation(Optional::empty, Duration.ofDays(1), Optional.empty()),
            new Access(
                Listening.thisMachine(),
                Optional.empty(),
                Clock.systemUTC(),
                Optional.of(address))));
  }

  /** One whose pictures officers take with telephones. */
  static ExeatServer start(CarriedPort carried, Accounts accounts) throws Exception {
    return ExeatServer.start(
        0,
        new ExeatServer.Setup(
            carried.port(),
            accounts,
            carried.record(),
            MadeDesk.noticeOnly(carried.key()),
            new Operation(Optional::empty, Duration.ofDays(1), Optional.empty())));
  }

  static ExeatServer start(
      int listen, MadePort made, Accounts accounts, TravellerDesk travellers, Operation operation)
      throws Exception {
    return ExeatServer.start(
        listen, new ExeatServer.Setup(made.port(), accounts, made.record(), travellers, operation));
  }
}
