package io.jevons.model;

import java.util.Arrays;

/** Which member each index stands for while a formula is worked out; what is not bound follows from what is. */
final class Bindings {
    private static final int LETTERS = 26;

    private final ModelInputs inputs;
    private final int[] bound = new int[LETTERS];

    Bindings(ModelInputs inputs) {
        this.inputs = inputs;
        Arrays.fill(bound, -1);
    }

    static Bindings of(ModelInputs inputs, Equation equation, int[] indices) {
        Bindings bindings = new Bindings(inputs);
        for (int i = 0; i < indices.length; i++) {
            bindings.bind(equation.indices().get(i), indices[i]);
        }
        return bindings;
    }

    /** Binds an index; returns what it stood for. */
    int bind(char letter, int member) {
        int before = bound[letter - 'a'];
        bound[letter - 'a'] = member;
        return before;
    }

    /** The member that an index stands for: the grade of the cell, the nest and site of the tier; -1 where there is none. */
    int member(char letter) {
        int own = bound[letter - 'a'];
        if (own >= 0) {
            return own;
        }
        char from = letter == 'g' ? 'c' : 'j';
        boolean derived = letter == 'g' || letter == 'n' || letter == 's';
        int owned = derived ? bound[from - 'a'] : -1;
        return owned < 0 ? -1 : inputs.owner(set(from), owned, set(letter));
    }

    private static IndexSet set(char letter) {
        return IndexSet.of(letter).orElseThrow();
    }
}
