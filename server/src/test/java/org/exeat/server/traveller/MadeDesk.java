package org.exeat.server.traveller;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.exeat.domain.RetentionPolicy;
import org.exeat.faces.Image;
import org.exeat.lane.PolicyInForce;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.ledger.NoteKey;
import org.exeat.records.receipt.PublishedReceipts;
import org.exeat.report.QrCode;
import org.exeat.server.board.MadePort;

/** What a made port has for its travellers. */
public final class MadeDesk {
  private MadeDesk() {}

  /** Nothing is kept, no receipts are handed out, no departures are announced. */
  public static TravellerDesk noticeOnly(MadePort made) throws IOException {
    return noticeOnly(made.key());
  }

  /** The same of a port by the key that it signs with. */
  public static TravellerDesk noticeOnly(NoteKey key) {
    return noticeOnly(key, new PolicyInForce(RetentionPolicy.STRICT));
  }

  /** The same where a policy lets something be kept. */
  public static TravellerDesk noticeOnly(NoteKey key, PolicyInForce inForce) {
    return new TravellerDesk(
        new PortNotice(key, inForce, "", false), Optional.empty(), Optional.empty(), new Qr());
  }

  /**
   * All that there is.
   *
   * @param office of receipts
   */
  public static TravellerDesk everything(
      MadePort made, RetentionPolicy policy, Path office, AnnouncedDepartures departures)
      throws IOException {
    InstantSource clock = InstantSource.system();
    return new TravellerDesk(
        new PortNotice(made.key(), new PolicyInForce(policy), "UTO", true),
        Optional.of(new ReceiptDesk(new PublishedReceipts(office), new Qr(), clock)),
        Optional.of(new DepartureDesk(made.book(), departures, ZoneOffset.UTC, clock)),
        new Qr());
  }

  private static final class Qr implements Codes {
    @Override
    public String svg(String text) {
      return QrCode.of(text).svg();
    }

    @Override
    public Optional<String> read(Image photograph) {
      int width = photograph.width();
      int[] rgb = new int[width * photograph.height()];
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = photograph.rgbAt(i % width, i / width);
      }
      return QrCode.read(width, photograph.height(), rgb);
    }
  }
}
