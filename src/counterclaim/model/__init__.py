"""The ground floor: frozen values, standard library only."""
