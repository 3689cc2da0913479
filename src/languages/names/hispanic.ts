import { nameLists } from './lists.ts';

/** Compiled for this project from names in common use in Spain and Latin America.. */
export const hispanic = nameLists({
  male: `Carlos Juan José Luis Miguel Javier Fernando Alejandro Diego Jorge Antonio Francisco Manuel Pedro Rafael Ricardo Eduardo Roberto
    Sergio Andrés Pablo Raúl Enrique Ramón Álvaro Arturo Héctor Mario Óscar Rubén Víctor Alberto Alfonso Alfredo Armando César Cristian
    Emilio Ernesto Esteban Felipe Gabriel Gerardo Gonzalo Guillermo Gustavo Hugo Ignacio Iván Jaime Joaquín Julio Leonardo Lorenzo
    Marcos Martín Mateo Mauricio Nicolás Rodrigo Salvador Santiago`,
  female: `María Carmen Ana Isabel Lucía Elena Sofía Valentina Camila Gabriela Josefina Francisca Manuela Pilar Rafaela Raquel Beatriz Rosa
    Silvia Alejandra Paula Rocío Natalia Ramona Alba Adriana Inés Marta Olga Rosario Verónica Alicia Claudia Daniela Diana Cecilia Cristina
    Emilia Esperanza Estela Fernanda Graciela Gloriana Guadalupe Irene Juana Jimena Julieta Karina Leticia Lorena Luisa Marcela Mariana
    Marisol Mercedes Mónica Nuria Patricia Paloma Soledad Susana`,
  unisex: `Guadalupe Ariel Cruz Trinidad Noel René`,
  surnames: `García Rodríguez Martínez Hernández López González Pérez Sánchez Ramírez Torres Flores Rivera Gómez Díaz Reyes Morales Ortiz
    Gutiérrez Chávez Ramos Ruiz Álvarez Mendoza Vásquez Castillo Jiménez Moreno Romero Herrera Medina Aguilar Vargas Castro Guzmán Méndez
    Fernández Muñoz Salazar Garza Soto Vega Delgado Contreras Ríos Guerrero Estrada Sandoval Ortega Alvarado Padilla Núñez Figueroa
    Maldonado Márquez Peña Rojas Navarro Molina Domínguez Cabrera Carrasco Ibáñez Acosta Fuentes`,
});
