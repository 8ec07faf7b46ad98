package org.exeat.simulator.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.exeat.documents.mrz.MrzLayout;
import org.exeat.simulator.people.Identity;
import org.exeat.simulator.specimen.SpecimenFault;
import org.exeat.simulator.traffic.Cast.Role;
import org.exeat.simulator.traffic.Draws.Concern;
import org.exeat.simulator.traffic.Plant.Kind;
import org.jspecify.annotations.Nullable;

/** What the people of one vehicle present: a stack of documents in no particular order. */
final class Papers {
  private static final double OLD = 10;

  /** How often somebody is looked for of whom the document could be borrowed. */
  private static final int TRIES = 40;

  /** How far apart in age the borrower and the holder may be, years: assumed. */
  private static final double ALIKE = 10;

  private final DocumentPlan plan;
  private final List<Role> roles;
  private final Draws draws;
  private final People people;

  private Papers(DocumentPlan plan, List<Role> roles, Draws draws, People people) {
    this.plan = plan;
    this.roles = roles;
    this.draws = draws;
    this.people = people;
  }

  static List<PlannedDocument> presented(
      DocumentPlan plan, List<Role> roles, Draws draws, People people) {
    return new Papers(plan, roles, draws, people).present();
  }

  private List<PlannedDocument> present() {
    List<PlannedDocument> documents = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      Kind fault = roles.get(i).fault();
      if (fault != Kind.MISSING_DOCUMENT && fault != Kind.HIDDEN_OCCUPANT) {
        documents.add(document(i, fault));
      }
    }
    SplittableRandom random = draws.of(Concern.DOCUMENTS);
    for (int i = documents.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      PlannedDocument swapped = documents.get(i);
      documents.set(i, documents.get(j));
      documents.set(j, swapped);
    }
    List<PlannedDocument> numbered = new ArrayList<>();
    for (PlannedDocument document : documents) {
      numbered.add(
          new PlannedDocument(
              numbered.size() + 1,
              document.presenter(),
              document.holder(),
              document.layout(),
              document.portraitAge(),
              document.fault()));
    }
    return numbered;
  }

  private PlannedDocument document(int index, @Nullable Kind fault) {
    // the person's own, whatever is planted: swapped documents are the ones that the two have
    SplittableRandom random = draws.of(Concern.DOCUMENTS, index + 1);
    MrzLayout layout = Draws.choose(plan.layouts(), random);
    double part = random.nextDouble();
    boolean zone = random.nextBoolean();
    Role role = roles.get(index);
    Identity holder =
        fault == null
            ? role.person()
            : switch (fault) {
              case ANOTHERS_DOCUMENT, PRINT_ATTACK, TONER_PRINT_ATTACK, SCREEN_ATTACK ->
                  stranger(role, random);
              case SWAPPED_SIBLINGS -> other(index);
              case MISSING_DOCUMENT,
                  HIDDEN_OCCUPANT,
                  EXPIRED_DOCUMENT,
                  ALTERED_DOCUMENT,
                  OLD_PORTRAIT ->
                  role.person();
            };
    SpecimenFault planted =
        switch (fault) {
          case EXPIRED_DOCUMENT -> SpecimenFault.EXPIRED;
          case ALTERED_DOCUMENT ->
              zone ? SpecimenFault.ALTERED_ZONE : SpecimenFault.ALTERED_PORTRAIT;
          case ANOTHERS_DOCUMENT,
              SWAPPED_SIBLINGS,
              MISSING_DOCUMENT,
              HIDDEN_OCCUPANT,
              OLD_PORTRAIT,
              PRINT_ATTACK,
              TONER_PRINT_ATTACK,
              SCREEN_ATTACK ->
              SpecimenFault.NONE;
          case null -> SpecimenFault.NONE;
        };
    double age = fault == Kind.OLD_PORTRAIT ? OLD : portraitAge(holder, part);
    return new PlannedDocument(index + 1, index + 1, holder, layout, age, planted);
  }

  /** No portrait is from before the first birthday, the age that children are drawn from. */
  private double portraitAge(Identity holder, double part) {
    boolean child = holder.age() < Party.GROWN_UP;
    double oldest = child ? plan.childPortraitAge() : plan.portraitAge();
    return part * Math.max(0, Math.min(oldest, holder.age() - 1));
  }

  /** The other of the two who look alike. */
  private Identity other(int index) {
    for (int i = 0; i < roles.size(); i++) {
      if (i != index && roles.get(i).fault() == Kind.SWAPPED_SIBLINGS) {
        return roles.get(i).person();
      }
    }
    throw new IllegalStateException("siblings are planted in twos");
  }

  /** Somebody of the same sex and of about the age, as a borrowed document would be chosen. */
  private Identity stranger(Role role, SplittableRandom random) {
    Identity person = role.person();
    Identity found = draw(role, random);
    for (int i = 0; i < TRIES && !alike(person, found); i++) {
      found = draw(role, random);
    }
    return found;
  }

  private Identity draw(Role role, SplittableRandom random) {
    long seed = random.nextLong();
    return role.member().child() ? people.child(seed, role.member().age()) : people.adult(seed);
  }

  private static boolean alike(Identity one, Identity other) {
    return one.sex() == other.sex() && Math.abs(one.age() - other.age()) <= ALIKE;
  }
}
