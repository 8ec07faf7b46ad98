package org.exeat.report;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.exeat.domain.Direction;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A traveller's receipt as a page to print (PDF, A4) in English, French and Spanish, with its code.
 * It shows the traveller's document: only the traveller gets it.
 *
 * @param port its address
 * @param day by the port's local time
 * @param time as shown
 * @param document issuing state and number
 * @param code text of the credential
 */
public record ReceiptPage(
    Direction direction,
    String port,
    LocalDate day,
    String time,
    String crossing,
    boolean byOfficer,
    String document,
    LocalDate dateOfBirth,
    String code) {
  private static final List<Locale> LANGUAGES = List.of(Locale.UK, Locale.FRENCH, Locale.of("es"));

  private static final float MARGIN = 45;

  /** Side of the code, points: of 121 modules, as receipts have them, one is .8 mm wide. */
  private static final float CODE = 290;

  /** Modules that are light around it. */
  private static final int QUIET = 4;

  private static final Font HEADING = new Font(Font.HELVETICA, 20, Font.BOLD);
  private static final Font OTHER = new Font(Font.HELVETICA, 13);
  private static final Font LABEL = new Font(Font.HELVETICA, 8, Font.NORMAL, new Color(90, 90, 90));
  private static final Font VALUE = new Font(Font.HELVETICA, 12);
  private static final Font NOTE = new Font(Font.HELVETICA, 8.5f);

  @Override
  public String toString() {
    return "ReceiptPage[withheld]";
  }

  /** The file. */
  public byte[] pdf() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Properties> texts = LANGUAGES.stream().map(ReceiptPage::texts).toList();
    try (Document page = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
      PdfWriter writer = PdfWriter.getInstance(page, out);
      page.open();
      page.addTitle("Exeat");
      for (int i = 0; i < texts.size(); i++) {
        String says = texts.get(i).getProperty(direction.name().toLowerCase(Locale.ROOT));
        page.add(
            new Paragraph(says + ", " + written(day, LANGUAGES.get(i)), i == 0 ? HEADING : OTHER));
      }
      page.add(facts(texts));
      page.add(codeAndNotes(code(writer.getDirectContent()), texts));
    }
    return out.toByteArray();
  }

  private static String written(LocalDate day, Locale language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language).format(day);
  }

  private PdfPTable facts(List<Properties> texts) {
    PdfPTable table = new PdfPTable(2);
    table.setWidthPercentage(100);
    table.setSpacingBefore(12);
    cell(table, labels(texts, "port"), port);
    cell(table, labels(texts, "document"), document);
    cell(table, labels(texts, "day"), day.toString());
    cell(table, labels(texts, "born"), dateOfBirth.toString());
    cell(table, labels(texts, "time"), time);
    cell(table, labels(texts, "crossing"), crossing);
    PdfPCell how =
        new PdfPCell(new Phrase(labels(texts, byOfficer ? "by_officer" : "by_machine"), LABEL));
    how.setColspan(2);
    how.setBorder(0);
    table.addCell(how);
    return table;
  }

  private static String labels(List<Properties> texts, String key) {
    List<String> all = new ArrayList<>();
    for (Properties t : texts) {
      if (!all.contains(t.getProperty(key))) {
        all.add(t.getProperty(key));
      }
    }
    return String.join("  ·  ", all);
  }

  private static void cell(PdfPTable table, String label, String value) {
    PdfPCell cell = new PdfPCell();
    cell.setBorder(0);
    cell.setPaddingBottom(5);
    cell.addElement(new Paragraph(label, LABEL));
    cell.addElement(new Paragraph(value, VALUE));
    cell.setHorizontalAlignment(Element.ALIGN_LEFT);
    table.addCell(cell);
  }

  private static PdfPTable codeAndNotes(Image code, List<Properties> texts) {
    PdfPTable table =
        new PdfPTable(new float[] {CODE + 16, PageSize.A4.getWidth() - 2 * MARGIN - CODE - 16});
    table.setWidthPercentage(100);
    table.setSpacingBefore(14);
    PdfPCell left = new PdfPCell(code);
    left.setBorder(0);
    left.setPadding(0);
    table.addCell(left);
    PdfPCell right = new PdfPCell();
    right.setBorder(0);
    for (Properties t : texts) {
      for (String key : List.of("check", "less", "keep")) {
        Paragraph note = new Paragraph(t.getProperty(key), NOTE);
        note.setSpacingAfter(key.equals("keep") ? 14 : 3);
        right.addElement(note);
      }
    }
    table.addCell(right);
    return table;
  }

  /** The code as a drawing, sharp at any size, with its quiet zone. */
  private Image code(PdfContentByte page) {
    QrCode qr = QrCode.of(code);
    float module = CODE / (qr.size() + 2 * QUIET);
    PdfTemplate drawing = page.createTemplate(CODE, CODE);
    drawing.setColorFill(Color.BLACK);
    for (int y = 0; y < qr.size(); y++) {
      for (int x = 0; x < qr.size(); x++) {
        int from = x;
        while (x < qr.size() && qr.dark(x, y)) {
          x++;
        }
        if (x > from) {
          drawing.rectangle(
              (from + QUIET) * module,
              CODE - (y + 1 + QUIET) * module,
              (x - from) * module,
              module);
        }
      }
    }
    drawing.fill();
    return Image.getInstance(drawing);
  }

  private static Properties texts(Locale language) {
    String name = "receipt_" + language.getLanguage() + ".properties";
    Properties texts = new Properties();
    try (InputStream in = ReceiptPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
